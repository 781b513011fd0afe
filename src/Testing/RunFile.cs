using System.Security.Cryptography;
using System.Text;

namespace Instrument.Testing;

/// <summary>A file that a run has uploaded.</summary>
public sealed class RunFile
{
    internal RunFile(string name, byte[] content, string? contentType, int uploadCount)
    {
        Name = name;
        Content = content;
        ContentType = contentType;
        UploadCount = uploadCount;
        Md5 = Convert.ToBase64String(Hash(content));
    }

    /// <summary>Its path inside the run, with forward slashes.</summary>
    public string Name { get; }

    /// <summary>Its bytes, as the newest upload brought them.</summary>
    public ReadOnlyMemory<byte> Content { get; }

    /// <summary>Its bytes read as UTF-8.</summary>
    public string Text => Encoding.UTF8.GetString(Content.Span);

    /// <summary>The <c>Content-Type</c> of the newest upload; usually none.</summary>
    public string? ContentType { get; }

    /// <summary>How often it was uploaded.</summary>
    public int UploadCount { get; }

    /// <summary>The MD5 of its bytes in base64, as W&amp;B names contents.</summary>
    public string Md5 { get; }

    /// <summary>The file in one line, as test frameworks print it.</summary>
    /// <returns>Name and size.</returns>
    public override string ToString() => $"{Name} ({Content.Length} bytes)";

    // The protocol names contents by MD5; nothing here is protected by it.
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA5351", Justification = "W&B's protocol prescribes MD5.")]
    internal static byte[] Hash(byte[] content) => MD5.HashData(content);
}
