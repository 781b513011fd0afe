namespace Instrument.Artifacts.Objects;

/// <summary>An object as an artifact takes it: which one it is, and how its entry is written.</summary>
/// <param name="Identity">The object, by which it is known when it is added again.</param>
/// <param name="Type">W&amp;B's name of the type, with which the path of the entry ends.</param>
/// <param name="Version">Changes when the object does.</param>
/// <param name="Write">Writes the entry's JSON, and adds the files and objects that it names.</param>
internal sealed record ArtifactObject(object Identity, string Type, long Version, ArtifactObject.Writer Write)
{
    /// <summary>Writes the entry of an object.</summary>
    /// <param name="entries">Takes the files and objects that it names.</param>
    /// <param name="name">The entry's path, without the type at its end.</param>
    /// <param name="output">Takes the JSON.</param>
    public delegate void Writer(ObjectEntries entries, string name, Stream output);
}
