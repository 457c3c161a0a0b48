/// Bytes to be read once, from front to back.
protocol ByteSource: AnyObject {
  /// Fills the front of the buffer; 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int
}
