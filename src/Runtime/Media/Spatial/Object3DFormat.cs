namespace Instrument;

/// <summary>The formats of 3D models that W&amp;B shows.</summary>
public enum Object3DFormat
{
    /// <summary>Wavefront OBJ (<c>.obj</c>).</summary>
    Obj = 0,

    /// <summary>glTF as text (<c>.gltf</c>).</summary>
    Gltf = 1,

    /// <summary>glTF as one binary file (<c>.glb</c>).</summary>
    Glb = 2,

    /// <summary>Babylon.js (<c>.babylon</c>).</summary>
    Babylon = 3,

    /// <summary>Stereolithography (<c>.stl</c>).</summary>
    Stl = 4,

    /// <summary>W&amp;B's own points and scenes (<c>.pts.json</c>).</summary>
    Points = 5,
}
