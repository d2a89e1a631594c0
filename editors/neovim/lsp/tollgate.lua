-- Tollgate for Neovim 0.11 and later: copy this file to ~/.config/nvim/lsp/, and write vim.lsp.enable("tollgate") into
-- init.lua. For earlier versions see docs/editors.md.
return {
  cmd = { "tollgate", "server" },
  filetypes = { "terraform", "terraform-vars", "hcl", "opentofu", "opentofu-vars" },
  root_markers = { ".tollgate.hcl", ".git" },
  -- What counts more than configuration files, for example { pedantic = true, severity = "medium" }.
  init_options = vim.empty_dict(),
}
