-- Creates users of Keycloak, each under a name of its own. Arguments: path, access token, a prefix that no earlier
-- run used.

require "bench"

function init(args)
  path, token, prefix = args[1], args[2], args[3]
  count = 0
end

function request()
  count = count + 1
  local name = string.format("%s-%02d-%08d", prefix, number, count)
  return message("POST", path, token, '{"username":"' .. name .. '","enabled":true}')
end
