-- Creates users, each under an id of its own. Arguments: API key, a prefix that no earlier run used.

require "bench"

function init(args)
  key, prefix = args[1], args[2]
  count = 0
end

function request()
  count = count + 1
  local id = string.format("%s-%02d-%08d", prefix, number, count)
  return message("POST", "/organizations/users/" .. id, key, "")
end
