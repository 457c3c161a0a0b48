import PerimetryModel

extension Exposure {
  /// IPv6 numbers do not fit a JSON number and are always strings of decimal digits, small or not;
  /// the total counts in both families and is one as well.
  var json: JSONValue {
    [
      "total": .string(String(total)), "ipv4_addresses": JSONValue(Int(ipv4Addresses)),
      "ipv6_networks": .string(String(ipv6Networks)),
      "ipv6_addresses": .string(String(ipv6Addresses)),
    ]
  }

  /// With its unit, which belongs wherever the figure is shown.
  var prose: Prose {
    """
    \(ipv4Addresses, "unobserved IPv4 address", plural: "unobserved IPv4 addresses") + \
    \(ipv6Networks, "unobserved IPv6 /64")
    """
  }
}

extension Evidence {
  var json: JSONValue {
    [
      "file": .string(file), "offset": .integer(offset), "length": .integer(Int64(length)),
      "time": .string(time.description), "count": .integer(count),
      "identity": .string(identity),
    ]
  }

  /// The record's identity (XXH64 of its normalised fields), as sixteen digits: the same by whatever export it came.
  var identity: String { SixteenDigits(UInt64(bitPattern: reference.key)).text }

  var prose: Prose { "\(file) at byte \(offset), \(length) bytes" }
}

extension IngestAccount {
  static let columns = [
    "bytes", "read", "kept", "duplicate", "conflict", "pruned", "rejected", "foreign",
    "unknown_category",
    "bytes_kept", "bytes_duplicate", "bytes_rejected", "bytes_foreign", "bytes_blank",
    "bytes_framing",
  ]

  private var numbers: [Int64] {
    [
      bytes.read, read, kept, duplicate, conflict, pruned, rejected, foreign, unknownCategory,
      bytes.kept,
      bytes.duplicate, bytes.rejected, bytes.foreign, bytes.blank, bytes.framing,
    ]
  }

  var cells: [Cell] { numbers.map(Cell.integer) }

  var json: JSONValue {
    let sums = JSONObject(zip(IngestAccount.columns, numbers.map(JSONValue.integer)))
    let kinds = JSONObject(diagnostics.map { ($0.rawValue, .integer($1)) })
    return .object(sums.merging(["diagnostics": .object(kinds)]))
  }

  /// The balance in records.
  var balance: Prose {
    let head: Prose = "\(read, "record") read = \(kept) kept + \(duplicate) duplicate + "
    let own: Prose = pruned == 0 ? "" : "\(pruned) pruned + "
    return head + "\(conflict) conflict + " + own + "\(rejected) rejected + \(foreign) foreign"
  }

  /// As ``byteBalance``, where it is of many runs: records count together, new or known.
  var byteBalanceOfRecords: Prose {
    guard bytes.balances else { return "\(bytes.read)" }
    return """
      \(bytes.read) read = \(bytes.kept + bytes.duplicate) of records + \(bytes.rejected) rejected \
      + \(bytes.foreign) foreign + \(bytes.blank) blank + \(bytes.framing) framing
      """
  }

  /// The balance in bytes after decompression; only their number where a store of an earlier version knows no parts.
  var byteBalance: Prose {
    guard bytes.balances else { return "\(bytes.read)" }
    return """
      \(bytes.read) read = \(bytes.kept) kept + \(bytes.duplicate) duplicate + \(bytes.rejected) rejected \
      + \(bytes.foreign) foreign + \(bytes.blank) blank + \(bytes.framing) framing
      """
  }
}
