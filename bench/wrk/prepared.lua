-- Sends requests that are prepared in a file, one after the other. Arguments: the file, and whether to begin anew after
-- the last one ("again") or not ("once"). A line holds method, path, headers, and = before the body, with tabs between.

require "bench"

function init(args)
  messages, next_one, again = {}, 0, args[2] == "again"
  for _, row in ipairs(share(args[1])) do
    local body = table.remove(row):sub(2)
    local head = row[1] .. " " .. row[2] .. " HTTP/1.1\r\nHost: " .. wrk.host .. ":" .. wrk.port
    table.insert(row, "Content-Length: " .. #body)
    table.insert(messages, head .. "\r\n" .. table.concat(row, "\r\n", 3) .. "\r\n\r\n" .. body)
  end
end

function request()
  next_one = next_one + 1
  if next_one > #messages then
    next_one = 1
    if not again then
      exhausted = 1
      wrk.thread:stop()
    end
  end
  return messages[next_one]
end
