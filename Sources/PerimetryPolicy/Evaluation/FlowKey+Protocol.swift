import PerimetryModel

extension FlowKey {
  /// Whether this is storage traffic over something known not to be HTTPS (SMB, NFS, SFTP), which enforcement does not
  /// carry (domain.md §3.2). A bare transport or nothing at all does not tell, and is given the benefit of the doubt.
  var usesUnsupportedProtocol: Bool {
    guard resource.isStorage, let networkProtocol else { return false }
    let application = networkProtocol.lowercased().prefix { $0 != ":" }.filter { $0 != " " }
    return !["", "https", "tcp", "udp"].contains(application)
  }
}
