-- Refreshes sign-ins of Aviauth; each answer brings the token of a later request. Arguments: client id, client secret, a
-- file of refresh tokens that nobody has used, one for each connection at least.

require "bench"

function init(args)
  form = "grant_type=refresh_token&client_id=" .. args[1] .. "&client_secret=" .. args[2] .. "&refresh_token="
  tokens, first, last = {}, 1, 0
  for _, row in ipairs(share(args[3])) do put(row[1]) end
end

function request()
  local token = tokens[first]
  if not token then
    exhausted = 1
    wrk.thread:stop()
    token = "none"
  end
  tokens[first] = nil
  first = first + 1
  local body = form .. token
  return "POST /latest/auth/token HTTP/1.1\r\nHost: " .. wrk.host .. ":" .. wrk.port
    .. "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " .. #body .. "\r\n\r\n" .. body
end

function response(status, headers, body)
  put(body:match('"refresh_token":"([^"]+)"'))
end

function put(token)
  last = last + 1
  tokens[last] = token
end
