using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Instrument.Media;

namespace Instrument.Runtime.Tests.Media;

/// <summary>An artifact of a table that keeps the files of its cells in memory.</summary>
internal sealed class MemoryCells : CellBinding
{
    public Dictionary<string, byte[]> Files { get; } = [];

    /// <summary>The cell of a value.</summary>
    public static JsonNode Write(WandbValue value, out MemoryCells cells)
    {
        Assert.Null(value.CellFault);
        cells = new MemoryCells();
        using MemoryStream text = new();
        using (Utf8JsonWriter json = new(text))
            value.WriteCell(cells, json);
        return JsonNode.Parse(text.ToArray())!;
    }

    public override CellFile Add(string folder, string extension, MediaContent content)
    {
        byte[] bytes = Bytes(content);
        return Keep(PathOf(folder, extension, content, Md5(bytes), Sha256(bytes)), bytes);
    }

    public override CellFile AddAt(string path, MediaContent content) => Keep(path, Bytes(content));

    /// <summary>MD5 in hex, which names files in artifacts.</summary>
#pragma warning disable CA5351 // W&B's choice of digest; nothing is protected by it.
    public static string Md5(byte[] bytes) => Convert.ToHexStringLower(MD5.HashData(bytes));
#pragma warning restore CA5351

    private CellFile Keep(string path, byte[] bytes)
    {
        Files[path] = bytes;
        return new CellFile(path, Sha256(bytes), Convert.ToBase64String(Convert.FromHexString(Md5(bytes))));
    }

    private static byte[] Bytes(MediaContent content)
    {
        using MemoryStream copy = new();
        content.CopyTo(copy);
        return copy.ToArray();
    }

    private static string Sha256(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
