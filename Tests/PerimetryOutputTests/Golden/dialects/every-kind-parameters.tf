# Access rules of network security perimeters, proposed by perimetry.

# Profile nsp-data/defaultProfile
variable "subscription_id" {
  type        = string
  description = "The id of the subscription of /subscriptions/00000000-0000-0000-0000-000000000000/resourcegroups/rg-data/providers/microsoft.network/networksecurityperimeters/nsp-data"
}

variable "resource_group_name" {
  type        = string
  description = "The resource group of /subscriptions/00000000-0000-0000-0000-000000000000/resourcegroups/rg-data/providers/microsoft.network/networksecurityperimeters/nsp-data"
}

variable "perimeter_name" {
  type        = string
  description = "The name of the network security perimeter for the rules of /subscriptions/00000000-0000-0000-0000-000000000000/resourcegroups/rg-data/providers/microsoft.network/networksecurityperimeters/nsp-data"
}

variable "profile_name" {
  type        = string
  description = "The name of the profile for the rules of nsp-data/defaultProfile"
}

locals {
  profile_id = "/subscriptions/${var.subscription_id}/resourceGroups/${var.resource_group_name}/providers/Microsoft.Network/networkSecurityPerimeters/${var.perimeter_name}/profiles/${var.profile_name}"
}

resource "azurerm_network_security_perimeter_access_rule" "profile_perimetry_inbound_prefixes" {
  name                                  = "perimetry-inbound-prefixes"
  network_security_perimeter_profile_id = local.profile_id
  direction                             = "Inbound"

  address_prefixes = [
    "198.51.100.0/30",
    "198.51.100.7/32",
    "2001:db8::/48",
    "2001:db8:1::1/128",
  ]
}

resource "azurerm_network_security_perimeter_access_rule" "profile_perimetry_inbound_subscriptions" {
  name                                  = "perimetry-inbound-subscriptions"
  network_security_perimeter_profile_id = local.profile_id
  direction                             = "Inbound"

  subscription_ids = [
    "/subscriptions/11111111-1111-1111-1111-111111111111",
  ]
}

resource "azurerm_network_security_perimeter_access_rule" "profile_perimetry_outbound_fqdns" {
  name                                  = "perimetry-outbound-fqdns"
  network_security_perimeter_profile_id = local.profile_id
  direction                             = "Outbound"

  fqdns = [
    "a_1.example.org",
    "b.example.com",
  ]
}

resource "azurerm_network_security_perimeter_access_rule" "profile_tags_v1" {
  name                                  = "tags.v1_"
  network_security_perimeter_profile_id = local.profile_id
  direction                             = "Inbound"

  service_tags = [
    "AzureDatabricksServerless.WestEurope",
  ]
}

# Profile nsp-edge/defaultProfile
variable "subscription_id_2" {
  type        = string
  description = "The id of the subscription of /subscriptions/00000000-0000-0000-0000-000000000000/resourcegroups/rg-data/providers/microsoft.network/networksecurityperimeters/nsp-edge"
}

variable "resource_group_name_2" {
  type        = string
  description = "The resource group of /subscriptions/00000000-0000-0000-0000-000000000000/resourcegroups/rg-data/providers/microsoft.network/networksecurityperimeters/nsp-edge"
}

variable "perimeter_name_2" {
  type        = string
  description = "The name of the network security perimeter for the rules of /subscriptions/00000000-0000-0000-0000-000000000000/resourcegroups/rg-data/providers/microsoft.network/networksecurityperimeters/nsp-edge"
}

variable "profile_name_2" {
  type        = string
  description = "The name of the profile for the rules of nsp-edge/defaultProfile"
}

locals {
  profile_2_id = "/subscriptions/${var.subscription_id_2}/resourceGroups/${var.resource_group_name_2}/providers/Microsoft.Network/networkSecurityPerimeters/${var.perimeter_name_2}/profiles/${var.profile_name_2}"
}

resource "azurerm_network_security_perimeter_access_rule" "profile_2_perimetry_inbound_prefixes" {
  name                                  = "perimetry-inbound-prefixes"
  network_security_perimeter_profile_id = local.profile_2_id
  direction                             = "Inbound"

  address_prefixes = [
    "203.0.113.64/26",
  ]
}
