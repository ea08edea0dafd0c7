-- Revokes access tokens, each once. Arguments: a file of Point ids and access tokens,
-- and whether to begin anew after the last one, as a server can be asked that revokes nothing.

require "bench"

function init(args)
  rows, next_one, again = share(args[1]), 0, args[2] == "again"
end

function request()
  next_one = next_one + 1
  if next_one > #rows then
    next_one = 1
    if not again then
      exhausted = 1
      wrk.thread:stop()
    end
  end
  local row = rows[next_one]
  return message("DELETE", "/organizations/users/" .. row[1] .. "/access_token/" .. row[2], row[2], "")
end
