-- Makes access tokens with refresh tokens, user by user. Arguments: a file of Point ids and refresh tokens.

require "bench"

function init(args)
  messages, next_one = {}, 0
  for _, row in ipairs(share(args[1])) do
    table.insert(messages, message("POST", "/organizations/users/" .. row[1] .. "/access_token", row[2], ""))
  end
end

function request()
  next_one = next_one % #messages + 1
  return messages[next_one]
end
