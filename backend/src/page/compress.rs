//! Compressed forms of what is made here.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;
use hyper::body::Bytes;

/// With brotli (RFC 7932) at its best level; none where that failed.
pub(super) fn brotli(plain: &[u8]) -> Option<Bytes> {
    let best = brotli::enc::BrotliEncoderParams { quality: 11, ..Default::default() };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &*plain, &mut compressed, &best).ok()?;
    Some(compressed.into())
}

/// With gzip (RFC 1952) at its best level; none where that failed.
pub(super) fn gzip(plain: &[u8]) -> Option<Bytes> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(plain).ok()?;
    Some(encoder.finish().ok()?.into())
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    #[test]
    fn what_is_compressed_comes_back() {
        let text = b"Hundesteuer ".repeat(50);
        let mut unpacked = Vec::new();
        let small = gzip(&text).unwrap();
        flate2::read::GzDecoder::new(&*small).read_to_end(&mut unpacked).unwrap();
        assert_eq!(unpacked, text);
        assert!(small.len() < text.len());
        unpacked.clear();
        let small = brotli(&text).unwrap();
        brotli::BrotliDecompress(&mut &*small, &mut unpacked).unwrap();
        assert_eq!(unpacked, text);
        assert!(small.len() < text.len());
    }
}
