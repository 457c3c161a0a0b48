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
        # 4 peers (archive/PT1H.json, 198.51.100.1, archive/PT1H.json and 1 other); 1,204 events on 3 days, 2026-03-02T08:15:00.123Z to 2026-03-04T17:30:00Z; a record: archive/PT1H.json at byte 4,096, 612 bytes
        "198.51.100.0/30",
        # no evidence in the rule set
        "198.51.100.7/32",
        # 4 peers (archive/PT1H.json, 198.51.100.1, archive/PT1H.json and 1 other); 1,204 events on 3 days, 2026-03-02T08:15:00.123Z to 2026-03-04T17:30:00Z; a record: archive/PT1H.json at byte 4,096, 612 bytes
        "2001:db8::/48",
        # 4 peers (archive/PT1H.json, 198.51.100.1, archive/PT1H.json and 1 other); 1,204 events on 3 days, 2026-03-02T08:15:00.123Z to 2026-03-04T17:30:00Z; a record: archive/PT1H.json at byte 4,096, 612 bytes
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
        # 4 peers (archive/PT1H.json, 198.51.100.1, archive/PT1H.json and 1 other); 1,204 events on 3 days, 2026-03-02T08:15:00.123Z to 2026-03-04T17:30:00Z; a record: archive/PT1H.json at byte 4,096, 612 bytes
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
        # 4 peers (archive/PT1H.json, 198.51.100.1, archive/PT1H.json and 1 other); 1,204 events on 3 days, 2026-03-02T08:15:00.123Z to 2026-03-04T17:30:00Z; a record: archive/PT1H.json at byte 4,096, 612 bytes
        "a_1.example.org",
        # 4 peers (archive/PT1H.json, 198.51.100.1, archive/PT1H.json and 1 other); 1,204 events on 3 days, 2026-03-02T08:15:00.123Z to 2026-03-04T17:30:00Z; a record: archive/PT1H.json at byte 4,096, 612 bytes
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
        # 4 peers (archive/PT1H.json, 198.51.100.1, archive/PT1H.json and 1 other); 1,204 events on 3 days, 2026-03-02T08:15:00.123Z to 2026-03-04T17:30:00Z; a record: archive/PT1H.json at byte 4,096, 612 bytes
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
        # 4 peers (archive/PT1H.json, 198.51.100.1, archive/PT1H.json and 1 other); 1,204 events on 3 days, 2026-03-02T08:15:00.123Z to 2026-03-04T17:30:00Z; a record: archive/PT1H.json at byte 4,096, 612 bytes
        "203.0.113.64/26",
      ]
    }
  }
}
