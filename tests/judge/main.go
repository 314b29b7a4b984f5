// The outside judge: Go's own checksum-database code (golang.org/x/mod/sumdb) reads a published log.
//
//	judge [-old FILE] [-proof FILE] [-inclusions N] BASE VKEY
//
// BASE is the log's prefix, an http address or a folder. The judge prints one line: OK and what it
// checked, or FAIL and why; its exit status is 0 or 1. It shares no line with the product.
package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const tileHeight = 8
const tileWidth = 1 << tileHeight

// source reads a published log and keeps what it read.
type source struct {
	base string
	kept map[string][]byte
}

func (s source) read(path string) ([]byte, error) {
	if content, ok := s.kept[path]; ok {
		return content, nil
	}
	content, err := s.fetch(path)
	if err == nil {
		s.kept[path] = content
	}
	return content, err
}

func (s source) fetch(path string) ([]byte, error) {
	if !strings.HasPrefix(s.base, "http") {
		return os.ReadFile(filepath.Join(s.base, path))
	}
	answer, err := http.Get(s.base + "/" + path)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%s: %s", path, answer.Status)
	}
	return io.ReadAll(answer.Body)
}

func (s source) Height() int { return tileHeight }

// ReadTiles maps Go's tile/8/L/N to the tile/L/N of tlog-tiles.
func (s source) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, tile := range tiles {
		content, err := s.read(strings.Replace(tile.Path(), "tile/8/", "tile/", 1))
		if err != nil {
			return nil, err
		}
		all = append(all, content)
	}
	return all, nil
}

func (s source) SaveTiles([]tlog.Tile, [][]byte) {}

// openCheckpoint checks the signature and returns the tree that a checkpoint states.
func openCheckpoint(signed []byte, verifier note.Verifier) (tlog.Tree, error) {
	opened, err := note.Open(signed, note.VerifierList(verifier))
	if err != nil {
		return tlog.Tree{}, err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) < 4 || lines[0] != verifier.Name() {
		return tlog.Tree{}, errors.New("not a checkpoint of this log")
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil {
		return tlog.Tree{}, err
	}
	root, err := tlog.ParseHash(lines[2])
	return tlog.Tree{N: size, Hash: root}, err
}

func bundlePath(number int64, width int) string {
	tile := tlog.Tile{H: tileHeight, L: -1, N: number, W: width}
	return strings.Replace(tile.Path(), "tile/8/data/", "tile/entries/", 1)
}

func readBundle(from source, number int64, width int) ([][]byte, error) {
	content, err := from.read(bundlePath(number, width))
	if err != nil {
		return nil, err
	}
	var entries [][]byte
	for len(content) >= 2 {
		length := int(binary.BigEndian.Uint16(content))
		if len(content) < 2+length {
			break
		}
		entries = append(entries, content[2:2+length])
		content = content[2+length:]
	}
	if len(content) != 0 || len(entries) != width {
		return nil, fmt.Errorf("entry bundle %d is malformed", number)
	}
	return entries, nil
}

// checkEntries compares every entry with its authenticated leaf hash, and proves one in `step`.
func checkEntries(from source, tree tlog.Tree, hashes tlog.HashReader, step int64) (int, error) {
	proofs := 0
	for start := int64(0); start < tree.N; start += tileWidth {
		width := int64(tileWidth)
		if tree.N-start < width {
			width = tree.N - start
		}
		entries, err := readBundle(from, start/tileWidth, int(width))
		if err != nil {
			return proofs, err
		}
		var places []int64
		for offset := range entries {
			places = append(places, tlog.StoredHashIndex(0, start+int64(offset)))
		}
		stored, err := hashes.ReadHashes(places)
		if err != nil {
			return proofs, err
		}
		for offset, entry := range entries {
			index := start + int64(offset)
			if tlog.RecordHash(entry) != stored[offset] {
				return proofs, fmt.Errorf("entry %d is not the one in the tree", index)
			}
			if index%step != 0 && index != tree.N-1 {
				continue
			}
			proof, err := tlog.ProveRecord(tree.N, index, hashes)
			if err != nil {
				return proofs, err
			}
			if err := tlog.CheckRecord(proof, tree.N, tree.Hash, index, stored[offset]); err != nil {
				return proofs, fmt.Errorf("inclusion of %d: %w", index, err)
			}
			proofs++
		}
	}
	return proofs, nil
}

// carried is the `extra` line of the proof files.
type carried struct {
	Record string  `json:"record"`
	Salt   *string `json:"salt"`
	V      int     `json:"v"`
}

// leafOf recomputes the leaf from what the proof file carries.
func leafOf(extra carried) ([]byte, error) {
	var salt []byte
	if extra.Salt != nil {
		decoded, err := hex.DecodeString(*extra.Salt)
		if err != nil {
			return nil, err
		}
		salt = decoded
	}
	var record struct {
		Event      string `json:"event"`
		Subject    string `json:"subject"`
		RecordedAt string `json:"recorded_at"`
	}
	if err := json.Unmarshal([]byte(extra.Record), &record); err != nil {
		return nil, err
	}
	commit := sha256.Sum256(append(salt, extra.Record...))
	return json.Marshal(map[string]interface{}{
		"v": extra.V, "type": record.Event, "time": record.RecordedAt,
		"object": record.Subject, "commit": hex.EncodeToString(commit[:]),
	})
}

// checkProofFile checks a .tlog-proof offline, from the record it carries to the signed root.
func checkProofFile(content []byte, verifier note.Verifier) error {
	parts := bytes.SplitN(content, []byte("\n\n"), 2)
	lines := strings.Split(string(parts[0]), "\n")
	if len(parts) != 2 || len(lines) < 3 || lines[0] != "c2sp.org/tlog-proof@v1" {
		return errors.New("not a tlog-proof")
	}
	raw, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(lines[1], "extra "))
	if err != nil {
		return err
	}
	var extra carried
	if err := json.Unmarshal(raw, &extra); err != nil {
		return err
	}
	leaf, err := leafOf(extra)
	if err != nil {
		return err
	}
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[2], "index "), 10, 64)
	if err != nil {
		return err
	}
	var proof tlog.RecordProof
	for _, line := range lines[3:] {
		hash, err := tlog.ParseHash(line)
		if err != nil {
			return err
		}
		proof = append(proof, hash)
	}
	tree, err := openCheckpoint(parts[1], verifier)
	if err != nil {
		return err
	}
	return tlog.CheckRecord(proof, tree.N, tree.Hash, index, tlog.RecordHash(leaf))
}

func judge(base, vkey, old, proofFile string, inclusions int64) (string, error) {
	verifier, err := note.NewVerifier(vkey)
	if err != nil {
		return "", err
	}
	from := source{strings.TrimSuffix(base, "/"), map[string][]byte{}}
	signed, err := from.read("checkpoint")
	if err != nil {
		return "", err
	}
	tree, err := openCheckpoint(signed, verifier)
	if err != nil {
		return "", fmt.Errorf("checkpoint: %w", err)
	}
	hashes := tlog.TileHashReader(tree, from)
	root, err := tlog.TreeHash(tree.N, hashes)
	if err != nil {
		return "", fmt.Errorf("root: %w", err)
	}
	if root != tree.Hash {
		return "", errors.New("root: the tiles give another one than the checkpoint")
	}
	said := fmt.Sprintf("size %d", tree.N)
	if old != "" {
		size, err := checkOld(old, verifier, tree, hashes)
		if err != nil {
			return "", fmt.Errorf("consistency: %w", err)
		}
		said += fmt.Sprintf(", consistent with %d", size)
	}
	step := int64(1)
	if tree.N > inclusions {
		step = tree.N / inclusions
	}
	proofs, err := checkEntries(from, tree, hashes, step)
	if err != nil {
		return "", err
	}
	said += fmt.Sprintf(", %d inclusion proofs", proofs)
	if proofFile == "" {
		return said, nil
	}
	content, err := os.ReadFile(proofFile)
	if err != nil {
		return "", err
	}
	if err := checkProofFile(content, verifier); err != nil {
		return "", fmt.Errorf("proof file: %w", err)
	}
	return said + ", proof file holds", nil
}

func checkOld(file string, verifier note.Verifier, tree tlog.Tree, hashes tlog.HashReader) (int64, error) {
	signed, err := os.ReadFile(file)
	if err != nil {
		return 0, err
	}
	old, err := openCheckpoint(signed, verifier)
	if err != nil {
		return 0, err
	}
	proof, err := tlog.ProveTree(tree.N, old.N, hashes)
	if err != nil {
		return 0, err
	}
	return old.N, tlog.CheckTree(proof, tree.N, tree.Hash, old.N, old.Hash)
}

func main() {
	old := flag.String("old", "", "an older checkpoint that the log must be consistent with")
	proofFile := flag.String("proof", "", "a .tlog-proof file to check offline")
	inclusions := flag.Int64("inclusions", 1000, "how many inclusion proofs to check, about")
	flag.Parse()
	if flag.NArg() != 2 {
		flag.Usage()
		os.Exit(2)
	}
	said, err := judge(flag.Arg(0), flag.Arg(1), *old, *proofFile, *inclusions)
	if err != nil {
		fmt.Println("FAIL", err)
		os.Exit(1)
	}
	fmt.Println("OK", said)
}
