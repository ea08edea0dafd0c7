-- Asks whether access tokens live, user by user. Arguments: API key, a file of Point ids and access tokens.

require "bench"

function init(args)
  messages, next_one = {}, 0
  for _, row in ipairs(share(args[2])) do
    table.insert(messages, message("POST", "/oauth2/introspect", args[1], "token=" .. row[2],
      "application/x-www-form-urlencoded"))
  end
end

function request()
  next_one = next_one % #messages + 1
  return messages[next_one]
end
