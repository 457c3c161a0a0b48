#if !canImport(CIsal) && !canImport(CZlib)
  /// Stands where neither isa-l nor zlib is built in: whoever would ask it says so before.
  final class MissingInflater: Inflating {
    static var room: Int { 1 }
    static var libraryName: String { "" }

    func reset() {}

    func inflate(
      _ window: PackedWindow, into room: inout UnsafeMutableRawBufferPointer
    ) -> InflatingProgress { .damaged }

    static func checksum(_ bytes: UnsafeRawBufferPointer, after former: UInt32) -> UInt32 { 0 }
  }
#endif
