namespace Instrument;

/// <summary>The formats of molecules that W&amp;B shows.</summary>
public enum MoleculeFormat
{
    /// <summary>Protein Data Bank (<c>.pdb</c>).</summary>
    Pdb = 0,

    /// <summary>PQR: Protein Data Bank with charges and radii (<c>.pqr</c>).</summary>
    Pqr = 1,

    /// <summary>Macromolecular CIF (<c>.mmcif</c>).</summary>
    Mmcif = 2,

    /// <summary>Macromolecular CIF (<c>.mcif</c>).</summary>
    Mcif = 3,

    /// <summary>Crystallographic Information File (<c>.cif</c>).</summary>
    Cif = 4,

    /// <summary>Structure-data file (<c>.sdf</c>).</summary>
    Sdf = 5,

    /// <summary>Structure-data file (<c>.sd</c>).</summary>
    Sd = 6,

    /// <summary>GROMACS (<c>.gro</c>).</summary>
    Gro = 7,

    /// <summary>Tripos Mol2 (<c>.mol2</c>).</summary>
    Mol2 = 8,

    /// <summary>Macromolecular Transmission Format, which is binary (<c>.mmtf</c>).</summary>
    Mmtf = 9,
}
