import PerimetryModel

extension FrontierPoint {
  /// Numbers that may not fit a JSON number are strings, as in ``Exposure``.
  var json: JSONValue {
    [
      "elements": JSONValue(elements), "left_out": JSONValue(leftOut),
      "exposure": .string(String(exposure)), "ipv6_addresses": .string(String(ipv6Addresses)),
    ]
  }
}
