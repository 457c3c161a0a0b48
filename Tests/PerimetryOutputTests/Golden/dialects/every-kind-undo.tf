# Undoes access rules of network security perimeters that perimetry proposed.
# Put it in the place of the file that made them, and apply.

removed {
  from = azurerm_network_security_perimeter_access_rule.nsp_data_defaultprofile_perimetry_inbound_prefixes

  lifecycle {
    destroy = true
  }
}

removed {
  from = azurerm_network_security_perimeter_access_rule.nsp_data_defaultprofile_perimetry_inbound_subscriptions

  lifecycle {
    destroy = true
  }
}

removed {
  from = azurerm_network_security_perimeter_access_rule.nsp_data_defaultprofile_perimetry_outbound_fqdns

  lifecycle {
    destroy = true
  }
}

removed {
  from = azurerm_network_security_perimeter_access_rule.nsp_data_defaultprofile_tags_v1

  lifecycle {
    destroy = true
  }
}

removed {
  from = azurerm_network_security_perimeter_access_rule.nsp_edge_defaultprofile_perimetry_inbound_prefixes

  lifecycle {
    destroy = true
  }
}
