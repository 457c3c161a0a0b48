# Undoes access rules of network security perimeters that perimetry proposed.
# Put it in the place of the file that made them, and apply.
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
  name      = "Perimetry-Inbound-Prefixes"
  parent_id = var.nsp_data_defaultprofile_profile_id

  body = {
    properties = {
      direction = "Inbound"
      addressPrefixes = [
        # there before
        "192.0.2.0/24",
        # there before
        "198.51.100.7/32",
      ]
    }
  }
}

removed {
  from = azapi_resource.nsp_data_defaultprofile_perimetry_inbound_subscriptions

  lifecycle {
    destroy = true
  }
}

removed {
  from = azapi_resource.nsp_data_defaultprofile_perimetry_outbound_fqdns

  lifecycle {
    destroy = true
  }
}

removed {
  from = azapi_resource.nsp_data_defaultprofile_tags_v1

  lifecycle {
    destroy = true
  }
}

removed {
  from = azapi_resource.nsp_edge_defaultprofile_perimetry_inbound_prefixes

  lifecycle {
    destroy = true
  }
}
