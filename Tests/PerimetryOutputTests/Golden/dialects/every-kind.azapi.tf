# Access rules of network security perimeters, proposed by perimetry.
# Set each variable to the resource id of its profile, as `az` or the portal shows it.
# The module needs, once:
#   terraform { required_providers { azapi = { source = "Azure/azapi", version = ">= 2.0" } } }

# Profile nsp-data/defaultProfile
variable "nsp_data_defaultprofile_profile_id" {
  type        = string
  description = "Resource id of the profile defaultProfile of the perimeter /subscriptions/00000000-0000-0000-0000-000000000000/resourcegroups/rg-data/providers/microsoft.network/networksecurityperimeters/nsp-data"
}

resource "azapi_resource" "nsp_data_defaultprofile_perimetry_inbound_prefixes" {
  type      = "Microsoft.Network/networkSecurityPerimeters/profiles/accessRules@2024-07-01"
  name      = "perimetry-inbound-prefixes"
  parent_id = var.nsp_data_defaultprofile_profile_id

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

resource "azapi_resource" "nsp_data_defaultprofile_perimetry_inbound_subscriptions" {
  type      = "Microsoft.Network/networkSecurityPerimeters/profiles/accessRules@2024-07-01"
  name      = "perimetry-inbound-subscriptions"
  parent_id = var.nsp_data_defaultprofile_profile_id

  body = {
    properties = {
      direction = "Inbound"
      subscriptions = [
        { id = "/subscriptions/11111111-1111-1111-1111-111111111111" },
      ]
    }
  }
}

resource "azapi_resource" "nsp_data_defaultprofile_perimetry_outbound_fqdns" {
  type      = "Microsoft.Network/networkSecurityPerimeters/profiles/accessRules@2024-07-01"
  name      = "perimetry-outbound-fqdns"
  parent_id = var.nsp_data_defaultprofile_profile_id

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

resource "azapi_resource" "nsp_data_defaultprofile_tags_v1" {
  type      = "Microsoft.Network/networkSecurityPerimeters/profiles/accessRules@2024-07-01"
  name      = "tags.v1_"
  parent_id = var.nsp_data_defaultprofile_profile_id

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
variable "nsp_edge_defaultprofile_profile_id" {
  type        = string
  description = "Resource id of the profile defaultProfile of the perimeter /subscriptions/00000000-0000-0000-0000-000000000000/resourcegroups/rg-data/providers/microsoft.network/networksecurityperimeters/nsp-edge"
}

resource "azapi_resource" "nsp_edge_defaultprofile_perimetry_inbound_prefixes" {
  type      = "Microsoft.Network/networkSecurityPerimeters/profiles/accessRules@2024-07-01"
  name      = "perimetry-inbound-prefixes"
  parent_id = var.nsp_edge_defaultprofile_profile_id

  body = {
    properties = {
      direction = "Inbound"
      addressPrefixes = [
        "203.0.113.64/26",
      ]
    }
  }
}
