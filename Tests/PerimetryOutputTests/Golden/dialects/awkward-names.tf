# Access rules of network security perimeters, proposed by perimetry.
# Set each variable to the resource id of its profile, as `az` or the portal shows it.

# Profile unnamed
variable "unnamed_profile_id" {
  type        = string
  description = "Resource id of the profile unnamed of the perimeter (unknown)"
}

resource "azurerm_network_security_perimeter_access_rule" "unnamed_x" {
  name                                  = "x"
  network_security_perimeter_profile_id = var.unnamed_profile_id
  direction                             = "Inbound"

  address_prefixes = [
    "192.0.2.0/24",
  ]
}

# Profile 9nsp/9
variable "p_9nsp_9_profile_id" {
  type        = string
  description = "Resource id of the profile 9 of the perimeter /subscriptions/00000000-0000-0000-0000-000000000000/resourcegroups/rg-data/providers/microsoft.network/networksecurityperimeters/9nsp"
}

resource "azurerm_network_security_perimeter_access_rule" "p_9nsp_9_x_1" {
  name                                  = "x-1"
  network_security_perimeter_profile_id = var.p_9nsp_9_profile_id
  direction                             = "Inbound"

  address_prefixes = [
    "192.0.2.0/24",
  ]
}

resource "azurerm_network_security_perimeter_access_rule" "p_9nsp_9_x_1_2" {
  name                                  = "x.1"
  network_security_perimeter_profile_id = var.p_9nsp_9_profile_id
  direction                             = "Outbound"

  fqdns = [
    "a.example.com",
  ]
}

# Profile nsp/1-a_b
variable "nsp_1_a_b_profile_id" {
  type        = string
  description = "Resource id of the profile 1-a_b of the perimeter /subscriptions/00000000-0000-0000-0000-000000000000/resourcegroups/rg-data/providers/microsoft.network/networksecurityperimeters/nsp"
}

resource "azurerm_network_security_perimeter_access_rule" "nsp_1_a_b_x" {
  name                                  = "x"
  network_security_perimeter_profile_id = var.nsp_1_a_b_profile_id
  direction                             = "Inbound"

  address_prefixes = [
    "192.0.2.0/24",
  ]
}

# Profile nsp-1/a-b
variable "nsp_1_a_b_profile_id_2" {
  type        = string
  description = "Resource id of the profile a-b of the perimeter /subscriptions/00000000-0000-0000-0000-000000000000/resourcegroups/rg-data/providers/microsoft.network/networksecurityperimeters/nsp-1"
}

resource "azurerm_network_security_perimeter_access_rule" "nsp_1_a_b_x_2" {
  name                                  = "x"
  network_security_perimeter_profile_id = var.nsp_1_a_b_profile_id_2
  direction                             = "Inbound"

  address_prefixes = [
    "192.0.2.0/24",
  ]
}

# Profile nsp-1/a.b
variable "nsp_1_a_b_profile_id_3" {
  type        = string
  description = "Resource id of the profile a.b of the perimeter /subscriptions/00000000-0000-0000-0000-000000000000/resourcegroups/rg-data/providers/microsoft.network/networksecurityperimeters/nsp-1"
}

resource "azurerm_network_security_perimeter_access_rule" "nsp_1_a_b_x_3" {
  name                                  = "x"
  network_security_perimeter_profile_id = var.nsp_1_a_b_profile_id_3
  direction                             = "Inbound"

  address_prefixes = [
    "192.0.2.0/24",
  ]
}
