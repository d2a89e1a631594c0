# Variables whose defaults are converted to their types.
variable "strings" {
  type    = list(string)
  default = [1, true, "a", null]
}

variable "number_set" {
  type    = set(number)
  default = ["3", 20, "3", 1]
}

variable "flags" {
  type    = map(bool)
  default = { a = "true", b = false, c = "0" }
}

variable "pair" {
  type    = tuple([string, number])
  default = [1, "2"]
}

variable "server" {
  type = object({
    name    = string
    port    = optional(number, 443)
    tags    = optional(map(string), {})
    zone    = optional(string)
    options = optional(object({ debug = optional(bool, false), level = optional(string, "info") }), {})
  })
  default = { name = 5, port = null, extra = "dropped" }
}

variable "servers" {
  type    = list(object({ name = string, size = optional(number, 1) }))
  default = [{ name = "a" }, { name = "b", size = "2" }]
}

variable "by_name" {
  type    = map(object({ ports = list(number), open = optional(bool) }))
  default = { web = { ports = ["80", 443] } }
}

variable "anything" {
  type    = any
  default = { a = [1, "x"], b = null }
}

variable "any_list" {
  type    = list(any)
  default = [1, "a"]
}

variable "any_map" {
  type    = map(any)
  default = { a = 1, b = "x" }
}

variable "untyped" {
  default = [1, "a"]
}

variable "text" {
  type    = string
  default = 1.50
}

variable "amount" {
  type    = number
  default = "1e3"
}

variable "flag" {
  type    = bool
  default = "true"
}

variable "nested" {
  type    = list(list(string))
  default = [[1], ["a", 2]]
}

variable "set_of_sets" {
  type    = set(list(string))
  default = [["b"], ["a"], ["b"]]
}

variable "empty" {
  type    = map(string)
  default = {}
}

variable "defaulted" {
  type     = string
  default  = "x"
  nullable = false
}

variable "list_of_any_objects" {
  type    = list(any)
  default = [{ a = 1 }, { a = "x" }]
}

variable "numbered" {
  type    = map(number)
  default = { "1" = "2" }
}
