namespace Shapes.Drawing;

/// <summary>What an image shows. The classes of the classifier.</summary>
public enum Shape
{
    /// <summary>A filled circle.</summary>
    Circle,

    /// <summary>A filled square.</summary>
    Square,

    /// <summary>A filled triangle with three equal sides.</summary>
    Triangle,

    /// <summary>Two bars that cross.</summary>
    Cross,
}
