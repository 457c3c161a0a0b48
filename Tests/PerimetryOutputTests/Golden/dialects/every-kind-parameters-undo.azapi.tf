# Undoes access rules of network security perimeters that perimetry proposed.
# Put it in the place of the file that made them, and apply.
# The module needs, once:
#   terraform { required_providers { azapi = { source = "Azure/azapi", version = ">= 2.0" } } }

removed {
  from = azapi_resource.profile_perimetry_inbound_prefixes

  lifecycle {
    destroy = true
  }
}

removed {
  from = azapi_resource.profile_perimetry_inbound_subscriptions

  lifecycle {
    destroy = true
  }
}

removed {
  from = azapi_resource.profile_perimetry_outbound_fqdns

  lifecycle {
    destroy = true
  }
}

removed {
  from = azapi_resource.profile_tags_v1

  lifecycle {
    destroy = true
  }
}

removed {
  from = azapi_resource.profile_2_perimetry_inbound_prefixes

  lifecycle {
    destroy = true
  }
}
