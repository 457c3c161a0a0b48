#if canImport(CSnappy)
  import CSnappy
#endif

/// Snappy's raw format, undone by its library.
enum Snappy {
  #if canImport(CSnappy)
    static let isBuiltIn = true
  #else
    static let isBuiltIn = false
  #endif

  static func undo(_ packed: UnsafeBufferPointer<UInt8>, most: Int) -> SnappyBlock.Outcome {
    #if canImport(CSnappy)
      return packed.withMemoryRebound(to: CChar.self) { packed in
        var length = 0
        guard snappy_uncompressed_length(packed.baseAddress, packed.count, &length) == SNAPPY_OK
        else { return .damaged }
        // What it says costs nothing to say.
        if length > most { return .tooLong }
        var isWhole = false
        let text = [UInt8](unsafeUninitializedCapacity: length) { text, count in
          isWhole = text.withMemoryRebound(to: CChar.self) {
            snappy_uncompress(packed.baseAddress, packed.count, $0.baseAddress, &length)
              == SNAPPY_OK
          }
          count = isWhole ? length : 0
        }
        return isWhole ? .text(text) : .damaged
      }
    #else
      return .damaged
    #endif
  }
}
