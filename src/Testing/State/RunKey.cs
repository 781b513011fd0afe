using System.Text;

namespace Instrument.Testing.State;

/// <summary>Which run it is: the three names in its address.</summary>
internal readonly record struct RunKey(string Entity, string Project, string Id)
{
    // Clients must take these for opaque; the forms are those of docs/wire/online.md §2.5.
    public string StorageId => Encode($"Run:v1:{Id}:{Project}:{Entity}");

    public static string ProjectId(string entity, string project) => Encode($"Project:v1:{project}:{entity}");

    public static string EntityId(string entity) => Encode($"Entity:{entity}");

    public static string UserId(string user) => Encode($"User:{user}");

    public override string ToString() => $"{Entity}/{Project}/{Id}";

    private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
