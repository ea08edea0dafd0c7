-- Asks whether tokens live, each with the API key of its own tenant. Argument: a file of API keys and tokens.

require "bench"

function init(args)
  messages, next_one = {}, 0
  for _, row in ipairs(share(args[1])) do
    table.insert(messages, message("POST", "/oauth2/introspect", row[1], "token=" .. row[2],
      "application/x-www-form-urlencoded"))
  end
end

function request()
  next_one = next_one % #messages + 1
  return messages[next_one]
end
