#if !canImport(CArchive)
  /// Stands where libarchive is not built in: nothing can be opened with it.
  final class LibraryArchive: UnpackingSource {
    init?(_ source: any ByteSource, format: ContainerFormat) { return nil }

    init?(_ source: any ByteSource, compression: Compression) { return nil }

    func next() -> ContainerEntry? { nil }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int { 0 }

    func fault(of path: String) -> UnpackingFault? { nil }

    func failure(of path: String) -> InputError? { nil }
  }
#endif
