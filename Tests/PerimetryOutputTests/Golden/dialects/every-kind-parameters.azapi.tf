# Access rules of network security perimeters, proposed by perimetry.
# The module needs, once:
#   terraform { required_providers { azapi = { source = "Azure/azapi", version = ">= 2.0" } } }

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

resource "azapi_resource" "profile_perimetry_inbound_prefixes" {
  type      = "Microsoft.Network/networkSecurityPerimeters/profiles/accessRules@2024-07-01"
  name      = "perimetry-inbound-prefixes"
  parent_id = local.profile_id

  body = {
    properties = {
      direction = "Inbound"
      addressPrefixes = [
        "198.51.100.0/30",
        "198.51.100.7/32",
        "2001:db8::/48",
        "2001:db8:1::1/128",
      ]
    }
  }
}

resource "azapi_resource" "profile_perimetry_inbound_subscriptions" {
  type      = "Microsoft.Network/networkSecurityPerimeters/profiles/accessRules@2024-07-01"
  name      = "perimetry-inbound-subscriptions"
  parent_id = local.profile_id

  body = {
    properties = {
      direction = "Inbound"
      subscriptions = [
        { id = "/subscriptions/11111111-1111-1111-1111-111111111111" },
      ]
    }
  }
}

resource "azapi_resource" "profile_perimetry_outbound_fqdns" {
  type      = "Microsoft.Network/networkSecurityPerimeters/profiles/accessRules@2024-07-01"
  name      = "perimetry-outbound-fqdns"
  parent_id = local.profile_id

  body = {
    properties = {
      direction = "Outbound"
      fullyQualifiedDomainNames = [
        "a_1.example.org",
        "b.example.com",
      ]
    }
  }
}

resource "azapi_resource" "profile_tags_v1" {
  type      = "Microsoft.Network/networkSecurityPerimeters/profiles/accessRules@2024-07-01"
  name      = "tags.v1_"
  parent_id = local.profile_id

  body = {
    properties = {
      direction = "Inbound"
      serviceTags = [
        "AzureDatabricksServerless.WestEurope",
      ]
    }
  }
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

resource "azapi_resource" "profile_2_perimetry_inbound_prefixes" {
  type      = "Microsoft.Network/networkSecurityPerimeters/profiles/accessRules@2024-07-01"
  name      = "perimetry-inbound-prefixes"
  parent_id = local.profile_2_id

  body = {
    properties = {
      direction = "Inbound"
      addressPrefixes = [
        "203.0.113.64/26",
      ]
    }
  }
}
