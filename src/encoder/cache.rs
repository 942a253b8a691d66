//! Vectors kept on disk, by what the text says: a folder in, the same vectors out, sooner.
//!
//! One file holds up to 32,768 vectors, 18 MB. A record is the text's 128-bit hash, its 512 numbers and a check over
//! both. The hash also covers the weights and how this machine rounds, so that a vector from the cache is, byte for
//! byte, the one that [`encode`] would return.
//!
//! The file is never trusted: a record whose check fails is as good as absent, wherever the damage is from. It is
//! never written to in place: a whole new one takes its name, under a lock, so that a reader never sees half of it
//! and what another process wrote meanwhile is kept. Nobody waits for the lock: whoever finds it taken keeps nothing
//! this time. Whatever fails (no room, no right to write, the folder removed meanwhile), the work is done without the
//! cache; nothing is reported, because nothing changes but the time. Without a folder nothing is read or written.

use std::collections::{HashMap, HashSet};
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use super::{Vector, encode};

/// Vectors in the file; where more come, the oldest go.
const MAX_RECORDS: usize = 1 << 15;
const FILE: &str = "vectors";
const LOCK: &str = "vectors.lock";
const NEW: &str = "vectors.new";

const WIDTH: usize = 512;
const KEY: usize = 16;
const RECORD: usize = KEY + WIDTH + 8;

type Key = [u8; KEY];

/// A folder of vectors, read on opening.
#[derive(Debug)]
pub struct Cache {
    folder: Option<PathBuf>,
    vectors: HashMap<Key, Vector>,
    max_records: usize,
}

/// How many texts are encoded before how far it is is told.
const AT_ONCE: usize = 96;

impl Cache {
    /// Opens the cache in this folder, which need not be there yet; without a folder, one that is always empty.
    pub fn open(folder: Option<&Path>) -> Self {
        Self::with_room(folder, MAX_RECORDS)
    }

    fn with_room(folder: Option<&Path>, max_records: usize) -> Self {
        let folder = folder.filter(|_| cfg!(feature = "encoder"));
        Self {
            vectors: folder.map(read).unwrap_or_default().into_iter().collect(),
            folder: folder.map(Path::to_path_buf),
            max_records,
        }
    }

    /// Returns what [`encode`] returns, and keeps what was not known; a text that is there twice is encoded once.
    pub fn encode(&mut self, texts: &[&str]) -> Vec<Vector> {
        self.encode_telling(texts, &|_, _| ())
    }

    /// Does the same, and tells how many of the texts that were not known are encoded.
    pub fn encode_telling(&mut self, texts: &[&str], tell: &dyn Fn(usize, usize)) -> Vec<Vector> {
        let salt = salt();
        let keys: Vec<Key> = texts.iter().map(|text| key(&salt, text)).collect();
        let mut seen = HashSet::new();
        let new: Vec<usize> = (0..texts.len())
            .filter(|&idx| !self.vectors.contains_key(&keys[idx]) && seen.insert(keys[idx]))
            .collect();
        let missing: Vec<&str> = new.iter().map(|&idx| texts[idx]).collect();
        let mut made: Vec<(Key, Vector)> = Vec::with_capacity(new.len());
        for (part, texts) in new.chunks(AT_ONCE).zip(missing.chunks(AT_ONCE)) {
            let keys = part.iter().map(|&idx| keys[idx]);
            made.extend(keys.zip(encode(texts)));
            tell(made.len(), new.len());
        }
        if let Some(folder) = self.folder.as_deref().filter(|_| !made.is_empty()) {
            // A cache that cannot be written is no reason to stop.
            let _ = store(folder, &made, self.max_records);
        }
        self.vectors.extend(made);
        keys.iter()
            .map(|key| self.vectors.get(key).cloned().unwrap_or_default())
            .collect()
    }
}

/// Returns what makes keys of other weights, or of a machine that rounds otherwise, different ones.
#[cfg(feature = "encoder")]
fn salt() -> Vec<u8> {
    let mut salt = super::weights::fingerprint().to_vec();
    salt.extend(super::network::rounding());
    salt
}

#[cfg(not(feature = "encoder"))]
fn salt() -> Vec<u8> {
    Vec::new()
}

/// Hashes with FNV-1a of 128 bits.
fn hash<'a>(bytes: impl Iterator<Item = &'a u8>) -> u128 {
    bytes.fold(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d, |hash, &byte| {
        (hash ^ u128::from(byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b)
    })
}

fn key(salt: &[u8], text: &str) -> Key {
    hash(salt.iter().chain(text.as_bytes())).to_le_bytes()
}

/// Returns the whole records of a folder's file, in their order.
fn read(folder: &Path) -> Vec<(Key, Vector)> {
    let bytes = fs::read(folder.join(FILE)).unwrap_or_default();
    bytes.chunks_exact(RECORD).filter_map(parse).collect()
}

fn parse(record: &[u8]) -> Option<(Key, Vector)> {
    let (content, check) = record.split_at_checked(KEY + WIDTH)?;
    if check != sum(content) {
        return None;
    }
    let (key, levels) = content.split_first_chunk::<KEY>()?;
    let levels: &[u8; WIDTH] = levels.try_into().ok()?;
    let vector = Vector::of_levels(Box::new(levels.map(u8::cast_signed)));
    Some((*key, vector))
}

/// A quick check against damage, not against malice.
fn sum(content: &[u8]) -> [u8; 8] {
    let words = content.as_chunks().0.iter().copied();
    words
        .map(u64::from_le_bytes)
        .fold(0x9e37_79b9_7f4a_7c15, |sum: u64, word| {
            (sum ^ word)
                .wrapping_mul(0xff51_afd7_ed55_8ccd)
                .rotate_left(29)
        })
        .to_le_bytes()
}

fn write(key: &Key, vector: &Vector) -> impl Iterator<Item = u8> {
    let mut content = key.to_vec();
    content.extend(vector.levels().map(i8::cast_unsigned));
    content.extend(sum(&content));
    content.into_iter()
}

/// Puts records behind those that are there by now, the oldest making room.
fn store(folder: &Path, made: &[(Key, Vector)], max_records: usize) -> std::io::Result<()> {
    fs::create_dir_all(folder)?;
    let lock = File::create(folder.join(LOCK))?;
    lock.try_lock()?;
    let mut records = read(folder);
    let known: HashSet<Key> = records.iter().map(|(key, _)| *key).collect();
    records.extend(made.iter().filter(|(key, _)| !known.contains(key)).cloned());
    let excess = records.len().saturating_sub(max_records);
    let bytes: Vec<u8> = records
        .iter()
        .skip(excess)
        .flat_map(|(key, vector)| write(key, vector))
        .collect();
    fs::write(folder.join(NEW), bytes)?;
    fs::rename(folder.join(NEW), folder.join(FILE))
}

#[cfg(all(test, feature = "encoder"))]
mod tests {
    use super::*;

    const TEXTS: [&str; 3] = [
        "The bridge was closed for repairs.",
        "Le pont a été fermé pour travaux.",
        "Il ponte è stato chiuso per lavori.",
    ];

    /// A folder that is removed with the test.
    struct Folder(PathBuf);

    impl Folder {
        fn new(name: &str) -> Self {
            let path = std::env::temp_dir().join(format!("vectors-{name}-{}", std::process::id()));
            let _ = fs::remove_dir_all(&path);
            Self(path)
        }

        fn file(&self) -> PathBuf {
            self.0.join(FILE)
        }

        fn open(&self) -> Cache {
            Cache::open(Some(&self.0))
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn vectors_come_back_as_they_were() {
        let folder = Folder::new("back");
        let fresh = encode(&TEXTS);
        assert_eq!(folder.open().encode(&TEXTS), fresh);
        let mut cache = folder.open();
        assert_eq!(cache.vectors.len(), TEXTS.len());
        assert_eq!(cache.encode(&TEXTS), fresh);
    }

    #[test]
    fn how_many_are_encoded_is_told_of_what_was_not_known() {
        let folder = Folder::new("told");
        let told = std::cell::RefCell::new(Vec::new());
        let tell = |done, total| told.borrow_mut().push((done, total));
        let _ = folder.open().encode_telling(&TEXTS, &tell);
        let _ = folder.open().encode_telling(&TEXTS, &tell);
        assert_eq!(told.into_inner(), [(TEXTS.len(), TEXTS.len())]);
    }

    #[test]
    fn without_a_folder_nothing_is_kept() {
        let mut cache = Cache::open(None);
        assert_eq!(cache.encode(&TEXTS), encode(&TEXTS));
    }

    #[test]
    fn a_text_that_is_there_twice_is_kept_once() {
        let folder = Folder::new("twice");
        let vectors = folder.open().encode(&[TEXTS[0], TEXTS[1], TEXTS[0]]);
        assert_eq!(vectors[0], vectors[2]);
        assert_eq!(folder.open().vectors.len(), 2);
    }

    #[test]
    fn a_damaged_file_is_as_good_as_none() {
        let folder = Folder::new("damaged");
        let fresh = folder.open().encode(&TEXTS);
        let whole = fs::read(folder.file()).expect("written");
        for (idx, level) in [(0, 3), (20, 100), (RECORD - 1, 1), (RECORD + 40, 200)] {
            let mut bytes = whole.clone();
            bytes[idx] ^= level;
            fs::write(folder.file(), &bytes).expect("written");
            let mut cache = folder.open();
            assert_eq!(cache.vectors.len(), 2, "byte {idx}");
            assert_eq!(cache.encode(&TEXTS), fresh);
        }
        fs::write(folder.file(), &whole[..RECORD + 17]).expect("written");
        assert_eq!(folder.open().encode(&TEXTS), fresh);
        fs::write(folder.file(), "no cache at all").expect("written");
        assert_eq!(folder.open().encode(&TEXTS), fresh);
    }

    #[test]
    fn the_oldest_make_room() {
        let folder = Folder::new("room");
        Cache::with_room(Some(&folder.0), 2).encode(&TEXTS);
        let left = folder.open().vectors;
        assert_eq!(left.len(), 2);
        assert!(!left.contains_key(&key(&salt(), TEXTS[0])));
        assert_eq!(
            fs::metadata(folder.file()).expect("there").len(),
            2 * RECORD as u64
        );
    }

    #[test]
    fn nobody_waits_for_another() {
        let folder = Folder::new("lock");
        folder.open().encode(&TEXTS[..1]);
        let lock = File::create(folder.0.join(LOCK)).expect("there");
        lock.lock().expect("free");
        assert_eq!(folder.open().encode(&TEXTS), encode(&TEXTS));
        assert_eq!(folder.open().vectors.len(), 1);
    }

    #[test]
    fn two_at_once_keep_what_both_made() {
        let folder = Folder::new("two");
        let (mut one, mut other) = (folder.open(), folder.open());
        one.encode(&TEXTS[..2]);
        other.encode(&TEXTS[1..]);
        assert_eq!(folder.open().vectors.len(), 3);
    }

    #[test]
    fn it_may_be_deleted_at_any_moment() {
        let folder = Folder::new("deleted");
        let mut cache = folder.open();
        let fresh = cache.encode(&TEXTS[..2]);
        fs::remove_dir_all(&folder.0).expect("there");
        assert_eq!(cache.encode(&TEXTS)[..2], fresh);
        assert_eq!(folder.open().vectors.len(), 1);
    }

    #[test]
    fn a_folder_that_cannot_be_written_changes_nothing() {
        let folder = Folder::new("file");
        fs::write(&folder.0, "a file where the folder should be").expect("written");
        assert_eq!(folder.open().encode(&TEXTS), encode(&TEXTS));
        fs::remove_file(&folder.0).expect("there");
    }

    #[test]
    fn keys_tell_weights_and_texts_apart() {
        assert_ne!(key(b"one", "text"), key(b"two", "text"));
        assert_ne!(key(b"one", "text"), key(b"one", "text "));
    }
}
