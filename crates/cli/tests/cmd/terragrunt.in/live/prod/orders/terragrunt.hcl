include "root" {
  path = find_in_parent_folders("root.hcl")
}

terraform {
  source = "../../../modules//database"
}

dependency "key" {
  config_path = "../key"

  mock_outputs = {
    encrypted = false
  }
}

inputs = {
  encrypted = dependency.key.outputs.encrypted
}
