using System.Text;
using System.Text.Json.Nodes;
using Instrument.Testing;

namespace Instrument.Runtime.Tests.Media.Spatial;

/// <summary>Molecules, from text and files to history and cells.</summary>
public sealed class MoleculeTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Molecules_are_recorded_as_the_official_client_records_them()
    {
        GoldenMedia golden = GoldenMedia.At("mol/path", 91);
        byte[] water = golden.Files[0].Bytes;
        string path = _directory.File("water.pdb");
        File.WriteAllBytes(path, water);
        string text = Encoding.UTF8.GetString(water);

        golden.AssertSame(MediaRun.Log("mol/path", Molecule.FromFile(path, "water"), 91));
        GoldenMedia.At("mol/file", 92).AssertSame(MediaRun.Log("mol/file", new Molecule(text, MoleculeFormat.Pdb), 92));
        GoldenMedia.At("mol/list", 93).AssertSame(MediaRun.Log("mol/list", [Molecule.FromFile(path), Molecule.FromBytes(water, MoleculeFormat.Pdb)], 93));
    }

    [Fact]
    public void A_list_has_captions_if_one_of_its_molecules_has_one()
    {
        JsonNode value = MediaRun.Log("mols", [new Molecule("a", MoleculeFormat.Gro), new Molecule("b", MoleculeFormat.Mol2, "second")]).Value!;

        Assert.Equal("""["","second"]""", value["captions"]!.ToJsonString());
        Assert.EndsWith(".mol2", (string)value["filenames"]![1]!, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cell_of_a_file_keeps_its_name()
    {
        string path = _directory.File("water.PDB");
        File.WriteAllText(path, "x");

        JsonNode cell = MemoryCells.Write(Molecule.FromFile(path, "c"), out MemoryCells cells);

        Assert.Equal("media/molecule/2d711642b726b0440162/water.PDB", (string)cell["path"]!);
        Assert.Equal("x"u8, cells.Files["media/molecule/2d711642b726b0440162/water.PDB"]);
        Assert.Equal(["caption", "_type", "path", "sha256"], cell.AsObject().Select(field => field.Key));
    }

    [Fact]
    public void Every_format_has_its_ending()
    {
        foreach (MoleculeFormat format in Enum.GetValues<MoleculeFormat>())
        {
            MediaRun run = MediaRun.Log("mol", Molecule.FromBytes([1], format));
            Assert.EndsWith('.' + format.ToString().ToLowerInvariant(), run.Files.Single().Path, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_is_no_molecule_is_refused()
    {
        string path = _directory.File("water.xyz");
        File.WriteAllText(path, "x");

        Assert.Contains(".pdb .pqr", Assert.Throws<ArgumentException>(() => Molecule.FromFile(path)).Message, StringComparison.Ordinal);
        Assert.Contains("FromBytes", Assert.Throws<ArgumentOutOfRangeException>(() => new Molecule("x", MoleculeFormat.Mmtf)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Molecule.FromBytes([1], (MoleculeFormat)10));
        Assert.Throws<ArgumentException>(() => new Molecule("", MoleculeFormat.Pdb));
    }
}
