struct Perimeter {
  /// In lower case, as Log Analytics writes it.
  let id: String
  /// In upper case, as resource logs write it.
  let exportedID: String
  let idBytes: [UInt8]
  let exportedBytes: [UInt8]
  let guid: String
  let location: String

  init(id: String, guid: String, location: String) {
    self.id = id.lowercased()
    exportedID = id.uppercased()
    idBytes = Array(id.lowercased().utf8)
    exportedBytes = Array(id.uppercased().utf8)
    self.guid = guid
    self.location = location
  }
}
