# Access rules of network security perimeters, proposed by perimetry.
# Set each variable to the resource id of its profile, as `az` or the portal shows it.

# Profile nsp-data/defaultProfile
variable "nsp_data_defaultprofile_profile_id" {
  type        = string
  description = "Resource id of the profile defaultProfile of the perimeter /subscriptions/00000000-0000-0000-0000-000000000000/resourcegroups/rg-data/providers/microsoft.network/networksecurityperimeters/nsp-data"
}

# It is there already.
import {
  to = azurerm_network_security_perimeter_access_rule.nsp_data_defaultprofile_perimetry_inbound_prefixes
  id = "${var.nsp_data_defaultprofile_profile_id}/accessRules/Perimetry-Inbound-Prefixes"
}

resource "azurerm_network_security_perimeter_access_rule" "nsp_data_defaultprofile_perimetry_inbound_prefixes" {
  name                                  = "Perimetry-Inbound-Prefixes"
  network_security_perimeter_profile_id = var.nsp_data_defaultprofile_profile_id
  direction                             = "Inbound"

  address_prefixes = [
    # there before
    "192.0.2.0/24",
    # new
    "198.51.100.0/30",
    # there before
    "198.51.100.7/32",
    # new
    "2001:db8::/48",
    # new
    "2001:db8:1::1/128",
  ]
}

resource "azurerm_network_security_perimeter_access_rule" "nsp_data_defaultprofile_perimetry_inbound_subscriptions" {
  name                                  = "perimetry-inbound-subscriptions"
  network_security_perimeter_profile_id = var.nsp_data_defaultprofile_profile_id
  direction                             = "Inbound"

  subscription_ids = [
    "/subscriptions/11111111-1111-1111-1111-111111111111",
  ]
}

resource "azurerm_network_security_perimeter_access_rule" "nsp_data_defaultprofile_perimetry_outbound_fqdns" {
  name                                  = "perimetry-outbound-fqdns"
  network_security_perimeter_profile_id = var.nsp_data_defaultprofile_profile_id
  direction                             = "Outbound"

  fqdns = [
    "a_1.example.org",
    "b.example.com",
  ]
}

resource "azurerm_network_security_perimeter_access_rule" "nsp_data_defaultprofile_tags_v1" {
  name                                  = "tags.v1_"
  network_security_perimeter_profile_id = var.nsp_data_defaultprofile_profile_id
  direction                             = "Inbound"

  service_tags = [
    "AzureDatabricksServerless.WestEurope",
  ]
}

# Profile nsp-edge/defaultProfile
variable "nsp_edge_defaultprofile_profile_id" {
  type        = string
  description = "Resource id of the profile defaultProfile of the perimeter /subscriptions/00000000-0000-0000-0000-000000000000/resourcegroups/rg-data/providers/microsoft.network/networksecurityperimeters/nsp-edge"
}

resource "azurerm_network_security_perimeter_access_rule" "nsp_edge_defaultprofile_perimetry_inbound_prefixes" {
  name                                  = "perimetry-inbound-prefixes"
  network_security_perimeter_profile_id = var.nsp_edge_defaultprofile_profile_id
  direction                             = "Inbound"

  address_prefixes = [
    "203.0.113.64/26",
  ]
}
