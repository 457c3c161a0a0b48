import Foundation

/// Collects an hour's records into blobs and writes them below a folder, or all to standard output.
struct Archive {
  let shape: Shape
  let window: Window
  let estate: Estate
  /// `nil` for standard output.
  let root: URL?
  private var blobs: [[UInt8]]
  /// What arrives an hour late: the folder of a blob names the hour of receipt.
  private var late: [[UInt8]]

  init(shape: Shape, window: Window, estate: Estate, root: URL?) {
    self.shape = shape
    self.window = window
    self.estate = estate
    self.root = root
    let count = estate.perimeters.count * Category.allCases.count + 1
    blobs = Array(repeating: [], count: root == nil || !shape.isTree ? 1 : count)
    late = blobs
  }

  private var foreignBlob: Int { blobs.count - 1 }

  mutating func add(
    _ record: [UInt8], perimeter: Int, category: Category, isLate: Bool = false
  ) throws {
    let blob = blobs.count == 1 ? 0 : perimeter * Category.allCases.count + category.number
    try add(record, to: blob, isLate: isLate)
  }

  /// A record of another table: in a tree it has a container of its own.
  mutating func add(foreign record: [UInt8]) throws {
    try add(record, to: foreignBlob, isLate: false)
  }

  private mutating func add(_ record: [UInt8], to blob: Int, isLate: Bool) throws {
    if isLate && blobs.count > 1 {
      Archive.append(record, to: &late[blob], shape: shape)
    } else {
      Archive.append(record, to: &blobs[blob], shape: shape)
    }
    if root == nil && blobs[blob].count > 1 << 20 { try flush() }
  }

  private static func append(_ record: [UInt8], to blob: inout [UInt8], shape: Shape) {
    if !shape.isLines && !blob.isEmpty { blob.append(",\n") }
    blob.append(contentsOf: record)
    if shape.isLines { blob.append("\n") }
  }

  mutating func end(hour: Int) throws {
    guard let root else { return try flush() }
    for number in blobs.indices where !blobs[number].isEmpty {
      let file = root.appending(path: path(of: number, hour: hour))
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(enveloped(blobs[number])).write(to: file)
      blobs[number].removeAll(keepingCapacity: true)
    }
    swap(&blobs, &late)
  }

  /// After the last hour: what came late.
  mutating func end() throws { try end(hour: window.hours) }

  private mutating func flush() throws {
    try FileHandle.standardOutput.write(contentsOf: Data(blobs[0]))
    blobs[0].removeAll(keepingCapacity: true)
  }

  private func enveloped(_ blob: [UInt8]) -> [UInt8] {
    switch shape {
    case .storage, .flat: blob
    case .records: Array("{\"records\":[\n".utf8) + blob + Array("\n]}\n".utf8)
    case .array: Array("[\n".utf8) + blob + Array("\n]\n".utf8)
    }
  }

  private func path(of blob: Int, hour: Int) -> String {
    let folders = window.folders(ofHour: hour)
    switch shape {
    case .array: return "\(folders)/records.json"
    case .flat:
      return "am-nspaccesslogs/WorkspaceResourceId=/subscriptions/"
        + "00000000-0000-4000-8000-000000000001/resourcegroups/rg-logs/providers/"
        + "microsoft.operationalinsights/workspaces/log-central/\(folders)/m=00/PT1H.json"
    case .storage, .records:
      if blob == foreignBlob {
        return "insights-logs-storageread/resourceId=/SUBSCRIPTIONS/"
          + "00000000-0000-4000-8000-000000000002/RESOURCEGROUPS/RG-DATA/PROVIDERS/"
          + "MICROSOFT.STORAGE/STORAGEACCOUNTS/STOTHER/BLOBSERVICES/DEFAULT/\(folders)/m=00/PT1H.json"
      }
      let category = Category.allCases[blob % Category.allCases.count]
      let perimeter = estate.perimeters[blob / Category.allCases.count]
      return "insights-logs-\(category.rawValue.lowercased())/resourceId=\(perimeter.exportedID)"
        + "/\(folders)/m=00/PT1H.json"
    }
  }
}
