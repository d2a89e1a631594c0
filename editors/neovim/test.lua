-- A real client: Neovim opens a file, edits it, sees diagnostics, applies a fix and a suppression.
--     TOLLGATE=target/debug/tollgate nvim --headless -u NONE -S editors/neovim/test.lua

local here = vim.fn.fnamemodify(debug.getinfo(1, "S").source:sub(2), ":p:h")
local LOGS, ENCRYPTION = "aws-docdb-cluster-without-logs", "aws-docdb-cluster-unencrypted"
local SAFE = 'resource "aws_docdb_cluster" "a" {\n  storage_encrypted = false\n}\n'

local function fail(message)
  io.stderr:write("neovim: " .. message .. "\n")
  vim.cmd("cquit")
end

-- The rules that find something in the buffer, sorted.
local function found()
  local codes = vim.tbl_map(function(it) return it.code or it.user_data.lsp.code end, vim.diagnostic.get(0))
  table.sort(codes)
  return table.concat(codes, " ")
end

local function expect(what, expected)
  if not vim.wait(20000, function() return found() == expected end, 20) then
    fail(string.format("%s: expected `%s`, found `%s`", what, expected, found()))
  end
  print("ok: " .. what .. "\n")
end

local function request(method, params)
  local answers, error = vim.lsp.buf_request_sync(0, method, params, 20000)
  local _, answer = next(answers or {})
  if not answer or answer.err then
    fail(method .. ": " .. vim.inspect(error or answer))
  end
  return answer.result
end

-- Where the n-th line starts that has a text.
local function position(text)
  for number, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
    local column = line:find(text, 1, true)
    if column then return { line = number - 1, character = column - 1 } end
  end
  fail("no line has " .. text)
end

local function apply(text, title)
  local at = position(text)
  local params = {
    textDocument = vim.lsp.util.make_text_document_params(),
    range = { start = at, ["end"] = at },
    context = { diagnostics = {} },
  }
  for _, action in ipairs(request("textDocument/codeAction", params)) do
    if action.title:find(title, 1, true) then
      return vim.lsp.util.apply_workspace_edit(action.edit, "utf-16")
    end
  end
  fail("no action is called " .. title)
end

local function run()
  local config = dofile(here .. "/lsp/tollgate.lua")
  local directory = vim.fn.tempname()
  vim.fn.mkdir(directory .. "/.git", "p")
  local file = directory .. "/main.tf"
  vim.fn.writefile(vim.split(SAFE, "\n"), file, "b")
  vim.cmd("edit " .. file)
  local client = vim.lsp.start_client({
    name = "tollgate",
    cmd = { vim.env.TOLLGATE or config.cmd[1], config.cmd[2] },
    root_dir = directory,
    init_options = { rules = { LOGS, ENCRYPTION } },
  })
  vim.lsp.buf_attach_client(0, client)
  expect("findings of what is opened", ENCRYPTION .. " " .. LOGS)
  vim.api.nvim_buf_set_text(0, 1, 22, 1, 27, { "true" })
  expect("an edit that is not saved corrects one", LOGS)
  vim.cmd("undo")
  expect("and back", ENCRYPTION .. " " .. LOGS)
  apply("resource", "Set `enabled_cloudwatch_logs_exports`")
  expect("a fix is applied", ENCRYPTION)
  apply("storage_encrypted", "Suppress " .. ENCRYPTION)
  expect("a suppression is written", "")
  local hover = request("textDocument/hover", {
    textDocument = vim.lsp.util.make_text_document_params(),
    position = position("resource"),
  })
  if hover and hover ~= vim.NIL then fail("nothing is wrong there any more: " .. vim.inspect(hover)) end
  vim.cmd("write")
  local written = table.concat(vim.fn.readfile(file), "\n")
  for _, part in ipairs({ "# tollgate:ignore " .. ENCRYPTION .. " -- ", '["audit", "profiler"]' }) do
    if not written:find(part, 1, true) then fail("not in the file: " .. part .. "\n" .. written) end
  end
  print("ok: the file is as the editor showed it\n")
  vim.lsp.get_client_by_id(client).stop()
  vim.fn.delete(directory, "rf")
end

local done, failure = pcall(run)
if not done then fail(failure) end
vim.cmd("qall!")
