import PerimetryModel

extension FlowKey {
  /// Whether the protocol is known not to be HTTPS (SMB, NFS, SFTP), which enforcement does not carry
  /// to storage (domain.md §3.2). A bare transport or nothing at all does not tell, and is given the
  /// benefit of the doubt.
  var namesOtherThanHTTPS: Bool {
    guard let networkProtocol, networkProtocol != "HTTPS:TCP" else { return false }
    let application = networkProtocol.lowercased().utf8.prefix { $0 != 58 }.filter { $0 != 32 }
    return !["https", "", "tcp", "udp"].contains { $0.utf8.elementsEqual(application) }
  }
}
