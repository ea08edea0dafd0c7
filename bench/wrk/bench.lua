-- What all scripts share: numbering the threads, reading the prepared lines, and one line of figures at the end.
--
-- wrk runs `setup` and `done` in a state of their own, and everything else once in each thread.

threads = {}

function setup(thread)
  thread:set("number", #threads)
  table.insert(threads, thread)
end

local of = tonumber(os.getenv("BENCH_THREADS"))

-- The lines of a file that are this thread's share, each cut at its tabs.
function share(file)
  local rows, index = {}, 0
  for line in io.lines(file) do
    if index % of == number then
      local row = {}
      for field in line:gmatch("[^\t]+") do table.insert(row, field) end
      table.insert(rows, row)
    end
    index = index + 1
  end
  return rows
end

-- A whole request. The credential may be nil, and the type of the body is JSON if it is not said.
function message(method, path, credential, body, type)
  return method .. " " .. path .. " HTTP/1.1\r\nHost: " .. wrk.host .. ":" .. wrk.port
    .. (credential and "\r\nAuthorization: Bearer " .. credential or "")
    .. "\r\nAccept: */*\r\nContent-Type: " .. (type or "application/json")
    .. "\r\nContent-Length: " .. #body .. "\r\n\r\n" .. body
end

-- What a run that had nothing left to send sends instead: it fails the run.
exhausted = 0

function done(summary, latency)
  local without = 0
  for _, thread in ipairs(threads) do without = without + (thread:get("exhausted") or 0) end
  local errors = summary.errors
  io.write(string.format(
    "FIGURES requests=%d micros=%d bytes=%d p50=%d p90=%d p99=%d p999=%d status=%d socket=%d exhausted=%d\n",
    summary.requests, summary.duration, summary.bytes, latency:percentile(50), latency:percentile(90),
    latency:percentile(99), latency:percentile(99.9), errors.status,
    errors.connect + errors.read + errors.write + errors.timeout, without))
end
