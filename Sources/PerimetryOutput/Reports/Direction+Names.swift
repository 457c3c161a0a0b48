import PerimetryModel

extension Direction {
  /// As ARM and azurerm spell it.
  var armName: String { self == .inbound ? "Inbound" : "Outbound" }

  /// The log category that shows what enforcement would deny.
  var blockerCategory: LogCategory {
    self == .inbound ? .publicInboundResourceRulesAllowed : .publicOutboundResourceRulesAllowed
  }
}
