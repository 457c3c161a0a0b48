import PerimetryModel
import Testing

@Suite("The scope of an address")
struct AddressScopeTests {
  @Test(
    "is the registry's, at both ends of every block and one beyond",
    arguments: [
      ("10.0.0.0", .private), ("10.255.255.255", .private), ("9.255.255.255", .public),
      ("11.0.0.0", .public), ("172.15.255.255", .public), ("172.16.0.0", .private),
      ("172.31.255.255", .private), ("172.32.0.0", .public), ("192.168.0.0", .private),
      ("192.168.255.255", .private), ("192.169.0.0", .public), ("100.63.255.255", .public),
      ("100.64.0.0", .carrierGrade), ("100.127.255.255", .carrierGrade), ("100.128.0.0", .public),
      ("169.254.0.0", .linkLocal), ("169.254.169.254", .linkLocal), ("169.255.0.0", .public),
      ("127.0.0.1", .loopback), ("127.255.255.255", .loopback), ("128.0.0.0", .public),
      ("0.0.0.0", .unspecified), ("0.255.255.255", .unspecified), ("1.0.0.0", .public),
      ("223.255.255.255", .public), ("224.0.0.0", .multicast), ("239.255.255.255", .multicast),
      ("240.0.0.0", .reserved), ("255.255.255.255", .reserved), ("192.0.2.1", .documentation),
      ("198.51.100.255", .documentation), ("203.0.113.0", .documentation), ("192.0.0.8", .reserved),
      ("198.18.0.0", .reserved), ("198.19.255.255", .reserved), ("198.20.0.0", .public),
      ("168.63.129.16", .public), ("20.0.0.1", .public), ("fc00::", .private),
      ("fdff:ffff::1", .private), ("fbff::", .public), ("fe80::1", .linkLocal),
      ("febf::1", .linkLocal), ("::1", .loopback), ("::", .unspecified), ("::2", .public),
      ("ff02::1", .multicast), ("2001:db8::1", .documentation), ("3fff:fff::1", .documentation),
      ("2603:1000::1", .public), ("::ffff:10.0.0.1", .private),
    ] as [(String, AddressScope)])
  func blocks(text: String, expected: AddressScope) {
    #expect(IPAddress(text)?.scope == expected)
  }

  @Test("lets a prefix rule match public sources, and documentation addresses that stand for them")
  func matchable() {
    #expect(AddressScope.allCases.filter(\.isMatchableByPrefix) == [.public, .documentation])
  }
}
