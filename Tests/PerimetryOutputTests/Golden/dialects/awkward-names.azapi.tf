# Access rules of network security perimeters, proposed by perimetry.
# Set each variable to the resource id of its profile, as `az` or the portal shows it.
# The module needs, once:
#   terraform { required_providers { azapi = { source = "Azure/azapi", version = ">= 2.0" } } }

# Profile unnamed
variable "unnamed_profile_id" {
  type        = string
  description = "Resource id of the profile unnamed of the perimeter (unknown)"
}

resource "azapi_resource" "unnamed_x" {
  type      = "Microsoft.Network/networkSecurityPerimeters/profiles/accessRules@2024-07-01"
  name      = "x"
  parent_id = var.unnamed_profile_id

  body = {
    properties = {
      direction = "Inbound"
      addressPrefixes = [
        "192.0.2.0/24",
      ]
    }
  }
}

# Profile 9nsp/9
variable "p_9nsp_9_profile_id" {
  type        = string
  description = "Resource id of the profile 9 of the perimeter /subscriptions/00000000-0000-0000-0000-000000000000/resourcegroups/rg-data/providers/microsoft.network/networksecurityperimeters/9nsp"
}

resource "azapi_resource" "p_9nsp_9_x_1" {
  type      = "Microsoft.Network/networkSecurityPerimeters/profiles/accessRules@2024-07-01"
  name      = "x-1"
  parent_id = var.p_9nsp_9_profile_id

  body = {
    properties = {
      direction = "Inbound"
      addressPrefixes = [
        "192.0.2.0/24",
      ]
    }
  }
}

resource "azapi_resource" "p_9nsp_9_x_1_2" {
  type      = "Microsoft.Network/networkSecurityPerimeters/profiles/accessRules@2024-07-01"
  name      = "x.1"
  parent_id = var.p_9nsp_9_profile_id

  body = {
    properties = {
      direction = "Outbound"
      fullyQualifiedDomainNames = [
        "a.example.com",
      ]
    }
  }
}

# Profile nsp/1-a_b
variable "nsp_1_a_b_profile_id" {
  type        = string
  description = "Resource id of the profile 1-a_b of the perimeter /subscriptions/00000000-0000-0000-0000-000000000000/resourcegroups/rg-data/providers/microsoft.network/networksecurityperimeters/nsp"
}

resource "azapi_resource" "nsp_1_a_b_x" {
  type      = "Microsoft.Network/networkSecurityPerimeters/profiles/accessRules@2024-07-01"
  name      = "x"
  parent_id = var.nsp_1_a_b_profile_id

  body = {
    properties = {
      direction = "Inbound"
      addressPrefixes = [
        "192.0.2.0/24",
      ]
    }
  }
}

# Profile nsp-1/a-b
variable "nsp_1_a_b_profile_id_2" {
  type        = string
  description = "Resource id of the profile a-b of the perimeter /subscriptions/00000000-0000-0000-0000-000000000000/resourcegroups/rg-data/providers/microsoft.network/networksecurityperimeters/nsp-1"
}

resource "azapi_resource" "nsp_1_a_b_x_2" {
  type      = "Microsoft.Network/networkSecurityPerimeters/profiles/accessRules@2024-07-01"
  name      = "x"
  parent_id = var.nsp_1_a_b_profile_id_2

  body = {
    properties = {
      direction = "Inbound"
      addressPrefixes = [
        "192.0.2.0/24",
      ]
    }
  }
}

# Profile nsp-1/a.b
variable "nsp_1_a_b_profile_id_3" {
  type        = string
  description = "Resource id of the profile a.b of the perimeter /subscriptions/00000000-0000-0000-0000-000000000000/resourcegroups/rg-data/providers/microsoft.network/networksecurityperimeters/nsp-1"
}

resource "azapi_resource" "nsp_1_a_b_x_3" {
  type      = "Microsoft.Network/networkSecurityPerimeters/profiles/accessRules@2024-07-01"
  name      = "x"
  parent_id = var.nsp_1_a_b_profile_id_3

  body = {
    properties = {
      direction = "Inbound"
      addressPrefixes = [
        "192.0.2.0/24",
      ]
    }
  }
}
