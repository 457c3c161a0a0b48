/// What does not belong into an archive: lines that are no records, and records of other tables.
enum Damage {
  /// A line that cannot be a record: cut in its middle, no JSON, JSON that is no object.
  static func mangled(_ record: [UInt8], random: inout SeededRandom) -> [UInt8] {
    switch random.below(4) {
    case 0: Array("}{ not a record \u{FF}\u{1}".utf8)
    case 1: Array("\"just a text\"".utf8)
    default: Array(record[..<(20 + random.below(record.count - 40))])
    }
  }

  /// A record of the storage account's own logs.
  static func foreign(at time: String, shape: Shape) -> [UInt8] {
    shape == .flat
      ? Array(
        ("{\"TimeGenerated\":\"\(time)\",\"Category\":\"StorageRead\",\"OperationName\":\"GetBlob\","
          + "\"StatusCode\":200,\"CallerIpAddress\":\"192.0.2.99\",\"Type\":\"StorageBlobLogs\"}")
          .utf8)
      : Array(
        ("{\"time\":\"\(time)\",\"resourceId\":\"/subscriptions/00000000-0000-4000-8000-000000000002"
          + "/resourceGroups/rg-data/providers/Microsoft.Storage/storageAccounts/stother/blobServices"
          + "/default\",\"category\":\"StorageRead\",\"operationName\":\"GetBlob\",\"statusCode\":200,"
          + "\"callerIpAddress\":\"192.0.2.99:51000\",\"properties\":{\"accountName\":\"stother\"}}")
          .utf8)
  }
}
