-- Asks who one is, user by user. Argument: a file of public keys and tokens.

require "bench"

function init(args)
  messages, next_one = {}, 0
  for _, row in ipairs(share(args[1])) do
    table.insert(messages, wrk.format("GET", "/me", { ["SB-PUBLIC-KEY"] = row[1], ["Authorization"] = "Bearer " .. row[2] }))
  end
end

function request()
  next_one = next_one % #messages + 1
  return messages[next_one]
end
