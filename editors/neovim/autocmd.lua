-- Tollgate for Neovim 0.8 to 0.10: lines for init.lua.
vim.api.nvim_create_autocmd("FileType", {
  pattern = { "terraform", "terraform-vars", "hcl", "opentofu", "opentofu-vars" },
  callback = function(event)
    local found = vim.fs.find({ ".tollgate.hcl", ".git" }, { upward = true, path = vim.fs.dirname(vim.api.nvim_buf_get_name(event.buf)) })
    vim.lsp.start({ name = "tollgate", cmd = { "tollgate", "server" }, root_dir = vim.fs.dirname(found[1]) })
  end,
})
