import PerimetryModel

extension FlowKey {
  /// Whether this is storage traffic over something known not to be HTTPS (SMB, NFS, SFTP), which
  /// enforcement does not carry (domain.md §3.2). A bare transport or nothing at all does not tell,
  /// and is given the benefit of the doubt.
  var usesUnsupportedProtocol: Bool {
    guard let networkProtocol else { return false }
    let application = networkProtocol.lowercased().utf8.prefix { $0 != 58 }.filter { $0 != 32 }
    let mayBeHTTPS = ["https", "", "tcp", "udp"].contains { $0.utf8.elementsEqual(application) }
    return !mayBeHTTPS && resource.isStorage
  }
}
