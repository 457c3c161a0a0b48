/// The other side, as the truth names it and as the log writes it.
struct Peer {
  /// The canonical text: what a report should show.
  let canonical: String
  /// `ipAddress` inbound, `fullyQualifiedDomainName` outbound; empty where absent.
  let exported: [UInt8]
  /// `source.resourceId` or `destination.resourceId`.
  var resource: [UInt8] = []
  /// `source.appId`.
  var app: [UInt8] = []

  init(canonical: String, exported: String, resource: String = "", app: String = "") {
    self.canonical = canonical
    self.exported = Array(exported.utf8)
    self.resource = Array(resource.utf8)
    self.app = Array(app.utf8)
  }
}
