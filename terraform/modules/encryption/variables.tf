variable "name" {
  description = "The alias of the key."
  type        = string
}

variable "region" {
  description = "The region whose log groups may use the key."
  type        = string
}
