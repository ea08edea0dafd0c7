-- Trades refresh tokens for their successors, sign-in by sign-in: a successor waits until all others have had their
-- turn, so that no token is sent twice. Arguments: id and secret of a client, a file of refresh tokens, one for each
-- sign-in, and a file for the last ones that came, oldest first.

require "bench"

local kept_of_each = 8

function init(args)
  form = "grant_type=refresh_token&client_id=" .. args[1] .. "&client_secret=" .. args[2] .. "&refresh_token="
  left, tokens, sent, come = args[4], {}, 0, 0
  local rows = share(args[3])
  size = kept_of_each * #rows
  for _, row in ipairs(rows) do keep(row[1]) end
end

-- The tokens are kept in a ring.
function keep(token)
  tokens[come % size] = token
  come = come + 1
end

function request()
  if sent == come then
    exhausted = 1
    wrk.thread:stop()
    sent = 0
  end
  local token = tokens[sent % size]
  sent = sent + 1
  return message("POST", "/latest/auth/token", nil, form .. token, "application/x-www-form-urlencoded")
end

function response(status, headers, body)
  if status == 200 then keep(body:match('"refresh_token":"([^"]+)"')) end
end

local figures = done

function done(summary, latency)
  figures(summary, latency)
  local file
  for _, thread in ipairs(threads) do
    file = file or assert(io.open(thread:get("left"), "w"))
    local last, size, come = thread:get("tokens"), thread:get("size"), thread:get("come")
    for number = math.max(come - size, 0), come - 1 do file:write(last[number % size], "\n") end
  end
  file:close()
end
