# What the expressions may refer to besides their own literals.
terraform {
  required_version = ">= 1.11"
}

resource "terraform_data" "x" {}

variable "secret" {
  type      = string
  default   = "hush"
  sensitive = true
}

variable "nothing" {
  type    = string
  default = null
}

variable "numbers" {
  type    = list(number)
  default = [3, 1, 2]
}

variable "names" {
  type    = set(string)
  default = ["b", "a", "b"]
}

variable "tags" {
  type    = map(string)
  default = { Name = "x", Zone = "y" }
}
